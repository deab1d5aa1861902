-- A place or an organization that becomes confidential is forgotten by the ways back of what was done by hand, too.

create function directory_forget_pieces() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_table_name = 'directory_location' then
        delete from directory_piecechange c where c.owner_id = new.id or c.owner_id in (
            select x.service_id from directory_serviceatlocation x where x.location_id = new.id)
            or c.owner_id = new.organization_id;
    else
        delete from directory_piecechange c where c.owner_id = new.id or c.owner_id in (
            select s.id from directory_service s where s.organization_id = new.id);
    end if;
    return null;
end $$;
create trigger directory_location_forget_pieces after update of confidential on directory_location for each row
    when (new.confidential and not old.confidential) execute function directory_forget_pieces();
create trigger directory_organization_forget_pieces after update of confidential on directory_organization for each row
    when (new.confidential and not old.confidential) execute function directory_forget_pieces();
