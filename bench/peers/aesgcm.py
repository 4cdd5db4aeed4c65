"""The loop that one would write in Python: `cryptography`'s AESGCM and sqlite3, on the product's own table and envelopes.

Reads one JSON document from standard input (keys never stand in arguments); prints one with the count and the seconds.
"""
import json
import os
import sqlite3
import struct
import sys
import time
import uuid

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PAGE = 1000
SELECT = (
    "SELECT id, application_id, account, revision, envelope FROM mapping"
    " WHERE id > ? AND secret_version = ? ORDER BY id LIMIT ?"
)
UPDATE = "UPDATE mapping SET envelope = ?, secret_version = ? WHERE id = ? AND secret_version = ? AND revision = ?"


def part(data):
    return struct.pack(">H", len(data)) + data


def aad(system, secret, application, mapping, account, revision):
    parts = (
        system,
        b"\x01",
        b"\x01",
        secret,
        application,
        struct.pack(">Q", mapping),
        account.encode("utf-8"),
        struct.pack(">Q", revision),
    )
    return b"".join(part(p) for p in parts)


def peak_memory():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))


def main():
    job = json.load(sys.stdin)
    system = uuid.UUID(job["systemId"]).bytes
    source, target = job["from"], job["to"]
    old, new = AESGCM(bytes.fromhex(source["key"])), AESGCM(bytes.fromhex(target["key"]))
    old_id, new_id = uuid.UUID(source["secretId"]).bytes, uuid.UUID(target["secretId"]).bytes
    head = struct.pack(">BBI", 1, 1, target["version"])
    database = sqlite3.connect(job["database"], isolation_level=None)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;")
    start = time.perf_counter()
    moved = after = 0
    while rows := database.execute(SELECT, (after, source["version"], PAGE)).fetchall():
        changes = []
        for mapping, application, account, revision, envelope in rows:
            bound = (uuid.UUID(application).bytes, mapping, account, revision)
            plaintext = old.decrypt(envelope[6:18], envelope[18:], aad(system, old_id, *bound))
            nonce = os.urandom(12)
            sealed = head + nonce + new.encrypt(nonce, plaintext, aad(system, new_id, *bound))
            changes.append((sealed, target["version"], mapping, source["version"], revision))
        database.execute("BEGIN IMMEDIATE")
        database.executemany(UPDATE, changes)
        database.execute("COMMIT")
        moved += len(rows)
        after = rows[-1][0]
    seconds = time.perf_counter() - start
    print(json.dumps({"moved": moved, "seconds": seconds, "peakMemory": peak_memory()}))


main()
