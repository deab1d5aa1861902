"""Tests of the vault's cryptography. They need no database and no Django."""
