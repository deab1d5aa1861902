"""Addresses of the rules that members keep and of the local system."""

from django.urls import URLPattern, path

from alongside.coalition.views import asks, evaluation, learned, system

HOME = "<uuid:coalition_id>/"
POLICY = f"{HOME}policies/<uuid:house_policy_id>/"
AT = f"{HOME}system/institutions/<uuid:institution_id>/"
GAP = f"{HOME}system/gaps/<uuid:failing_id>/"
ASK = f"{HOME}system/asks/<uuid:system_ask_id>/"
MATERIAL = f"{HOME}system/materials/<uuid:system_material_id>/"
urlpatterns: list[URLPattern] = [
    path(f"{HOME}policies/", evaluation.policies, name="policies"),
    path(f"{HOME}policies/new/", evaluation.policy_new, name="policy_new"),
    path(f"{HOME}policies/log/", evaluation.policy_log, name="policy_log"),
    path(f"{HOME}policies/table.csv", evaluation.policies_file, name="policies_file"),
    path(f"{HOME}policies/learned/", learned.learned, name="learned"),
    path(f"{HOME}policies/learned/new/", learned.learned_new, name="learned_new"),
    path(f"{HOME}policies/learned/<uuid:learned_id>/", learned.change_learned, name="change_learned"),
    path(f"{HOME}policies/learned/<uuid:learned_id>/met/", learned.learned_met, name="learned_met"),
    path(
        f"{HOME}policies/found/<uuid:policy_finding_id>/",
        evaluation.policy_finding_aside,
        name="policy_finding_aside",
    ),
    path(
        f"{HOME}policies/decided/<uuid:policy_decision_id>/back/",
        evaluation.policy_decision_back,
        name="policy_decision_back",
    ),
    path(POLICY, evaluation.policy, name="policy"),
    path(f"{POLICY}change/", evaluation.change_policy, name="change_policy"),
    path(f"{POLICY}throw-away/", evaluation.throw_policy_away, name="throw_policy_away"),
    path(f"{POLICY}look/", evaluation.policy_look, name="policy_look"),
    path(f"{POLICY}found/", evaluation.policy_finding_new, name="policy_finding_new"),
    path(f"{POLICY}decide/", evaluation.policy_decide, name="policy_decide"),
    path(f"{HOME}system/", system.system, name="system"),
    path(f"{HOME}system/institutions/new/", system.institution_new, name="institution_new"),
    path(AT, system.institution, name="institution"),
    path(f"{AT}change/", system.change_institution, name="change_institution"),
    path(f"{AT}steps/", system.add_system_step, name="add_system_step"),
    path(f"{AT}gaps/", system.failing_new, name="failing_new"),
    path(f"{AT}contacts/", system.contact_new, name="system_contact_new"),
    path(
        f"{HOME}system/steps/<uuid:system_step_id>/away/",
        system.take_system_step_away,
        name="take_system_step_away",
    ),
    path(
        f"{HOME}system/contacts/<uuid:system_contact_id>/",
        system.change_contact,
        name="change_system_contact",
    ),
    path(GAP, system.failing, name="failing"),
    path(f"{GAP}change/", system.change_failing, name="change_failing"),
    path(f"{GAP}step/", system.failing_step, name="failing_step"),
    path(f"{HOME}system/asks/", asks.asks, name="asks"),
    path(f"{HOME}system/asks/new/", asks.ask_new, name="ask_new"),
    path(ASK, asks.ask, name="ask"),
    path(f"{ASK}change/", asks.change_ask, name="change_ask"),
    path(f"{ASK}step/", asks.ask_step, name="ask_step"),
    path(f"{HOME}system/materials/", asks.system_materials, name="system_materials"),
    path(f"{HOME}system/materials/new/", asks.system_material_new, name="system_material_new"),
    path(f"{MATERIAL}change/", asks.change_system_material, name="change_system_material"),
    path(f"{MATERIAL}share/", asks.share_system_material, name="share_system_material"),
]
