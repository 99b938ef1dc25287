"""A repository for the editor: the proxy protocol of Decap CMS over a folder, with drafts kept apart until they are published.

The page's requests are answered here without a server (`page.route`). Protocol: decap-server 3.11, mode git.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Route

Answer = Any
NOTHING = {"message": "Not found"}
"""What is asked for is not there."""


class Repository:
    """Published files in a folder; entries of the editorial workflow in memory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.drafts: dict[str, dict[str, Any]] = {}
        self.unknown: list[str] = []

    def answer(self, route: Route) -> None:
        """Answer one request of the editor."""
        asked = route.request.post_data_json
        method = getattr(self, f"do_{asked['action']}", None)
        if method is None:
            self.unknown.append(asked["action"])
        found = method(asked.get("params") or {}) if method else NOTHING
        status = 404 if found is NOTHING else 200
        route.fulfill(
            status=status,
            body=json.dumps(found),
            headers={"Access-Control-Allow-Origin": "*", "Content-Type": "application/json"},
        )

    def do_info(self, _: dict[str, Any]) -> Answer:
        return {"repo": "kb", "publish_modes": ["simple", "editorial_workflow"], "type": "local_git"}

    def do_entriesByFolder(self, params: dict[str, Any]) -> Answer:
        folder = self.root / params["folder"]
        return [self.file(file) for file in sorted(folder.glob(f"*.{params['extension']}"))]

    def do_entriesByFiles(self, params: dict[str, Any]) -> Answer:
        return [self.file(self.root / one["path"]) for one in params["files"]]

    def do_getEntry(self, params: dict[str, Any]) -> Answer:
        return self.file(self.root / params["path"])

    def do_unpublishedEntries(self, _: dict[str, Any]) -> Answer:
        return list(self.drafts)

    def do_unpublishedEntry(self, params: dict[str, Any]) -> Answer:
        key = params.get("id") or f"{params['collection']}/{params['slug']}"
        if key not in self.drafts:
            return NOTHING
        draft = self.drafts[key]
        collection, slug = key.split("/", 1)
        changes = [
            {"id": digest(text), "path": path, "newFile": not (self.root / path).exists()}
            for path, text in draft["files"].items()
        ]
        return {"collection": collection, "slug": slug, "status": draft["status"], "diffs": changes, "updatedAt": "2026-11-22T10:00:00.000Z", "pullRequestAuthor": "Redakcija"}  # fmt: skip

    def do_unpublishedEntryDataFile(self, params: dict[str, Any]) -> Answer:
        text = self.drafts[f"{params['collection']}/{params['slug']}"]["files"][params["path"]]
        return {"id": digest(text), "data": text}

    def do_persistEntry(self, params: dict[str, Any]) -> Answer:
        for entry in params.get("dataFiles") or [params["entry"]]:
            if params["options"].get("useWorkflow"):
                collection = params["options"]["collectionName"]
                key = f"{collection}/{entry['slug']}"
                draft = self.drafts.setdefault(key, {"status": params["options"].get("status") or "draft", "files": {}})
                draft["files"][entry["path"]] = entry["raw"]
            else:
                (self.root / entry["path"]).write_text(entry["raw"], "utf-8")
        return {"message": "entry persisted"}

    def do_updateUnpublishedEntryStatus(self, params: dict[str, Any]) -> Answer:
        self.drafts[f"{params['collection']}/{params['slug']}"]["status"] = params["newStatus"]
        return {"message": "status updated"}

    def do_publishUnpublishedEntry(self, params: dict[str, Any]) -> Answer:
        draft = self.drafts.pop(f"{params['collection']}/{params['slug']}")
        for path, text in draft["files"].items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, "utf-8")
        return {"message": "published"}

    def do_deleteUnpublishedEntry(self, params: dict[str, Any]) -> Answer:
        self.drafts.pop(f"{params['collection']}/{params['slug']}")
        return {"message": "deleted"}

    def do_getMedia(self, params: dict[str, Any]) -> Answer:
        return [picture(file, self.root) for file in sorted((self.root / params["mediaFolder"]).glob("*.*"))]

    def do_getDeployPreview(self, _: dict[str, Any]) -> Answer:
        return None

    def do_deleteFiles(self, params: dict[str, Any]) -> Answer:
        for path in params["paths"]:
            (self.root / path).unlink(missing_ok=True)
        return {"message": "deleted"}

    def do_persistMedia(self, params: dict[str, Any]) -> Answer:
        asset = params["asset"]
        (self.root / asset["path"]).parent.mkdir(parents=True, exist_ok=True)
        (self.root / asset["path"]).write_bytes(base64.b64decode(asset["content"]))
        return {"id": digest(asset["content"]), "path": asset["path"], "name": Path(asset["path"]).name, "content": asset["content"], "encoding": "base64"}  # fmt: skip

    def file(self, file: Path) -> Answer:
        """Return a file as the editor wants it."""
        text = file.read_text("utf-8") if file.is_file() else ""
        path = file.relative_to(self.root).as_posix()
        return {"data": text, "file": {"path": path, "label": None, "id": digest(text)}}


def picture(file: Path, root: Path) -> Answer:
    """Return a picture as the editor wants it."""
    text = base64.b64encode(file.read_bytes()).decode()
    path = file.relative_to(root).as_posix()
    return {"id": digest(text), "path": path, "name": file.name, "content": text, "encoding": "base64"}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
