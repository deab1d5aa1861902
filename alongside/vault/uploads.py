"""Uploads, sealed while they arrive.

Belongs here: Django's upload handler and the finished upload. Not here: where files lie for good (files).
Django's own handlers write plain bytes to the temporary folder; this one seals each chunk under a key made
for this upload, which lives only in memory until the action seals it into the drawer. A broken-off upload
leaves nothing that opens. The limit is checked as bytes arrive, not by what the browser claims.
"""

import uuid
from typing import Any, Self

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from alongside.vault import files
from alongside.vault.crypto.files import SealingWriter
from alongside.vault.crypto.sealing import new_key


class SealedUpload(UploadedFile):  # type: ignore[type-arg]  # not subscriptable at run time
    """A finished upload: sealed under `key`, lying as `stored_as`. `too_large` when it was cut off."""

    def __init__(
        self, *, stored_as: uuid.UUID, key: bytes, name: str, content_type: str, size: int, head: bytes
    ) -> None:
        super().__init__(file=None, name=name, content_type=content_type, size=size)
        self.stored_as, self.key, self.head = stored_as, key, head
        self.too_large = size > settings.UPLOAD_MAX_BYTES

    def __repr__(self) -> str:
        return "<SealedUpload>"

    def open(self, *_args: Any, **_kwargs: Any) -> Self:
        return self

    def close(self) -> None:
        """Nothing is open."""


class NoUploads(FileUploadHandler):
    """For who has not signed in: nothing is read into memory, nothing touches the disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing arrives here."""

    def file_complete(self, file_size: int) -> None:
        """Nothing was begun."""


class SealingUploadHandler(FileUploadHandler):
    """Streams an upload into a sealed file. What no action keeps is swept by the worker after a day."""

    chunk_size = 64 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.stored_as, self.key = uuid.uuid4(), new_key()
        self.size, self.head = 0, b""
        self.target = files.path_of(self.stored_as, make=True).open("wb")
        self.writer = SealingWriter(self.target, self.key, files.place(self.stored_as))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size > settings.UPLOAD_MAX_BYTES:
            return
        self.head = self.head or raw_data[:512]
        self.writer.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        self.writer.close()
        self.target.close()
        if self.size > settings.UPLOAD_MAX_BYTES:
            files.remove(self.stored_as)
        return SealedUpload(
            stored_as=self.stored_as,
            key=self.key,
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=self.size,
            head=self.head,
        )

    def upload_interrupted(self) -> None:
        if hasattr(self, "target"):
            self.target.close()
            files.remove(self.stored_as)
