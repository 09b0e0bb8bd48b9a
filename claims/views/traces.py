"""Through which page a change came: kept beside every row of the history that a request writes."""

from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from pghistory.middleware import HistoryMiddleware


class TraceMiddleware(HistoryMiddleware):
    """Keeps who, the path without its query, and the view's name, by which the history says the page in words.

    The context belongs to the request's thread and, in the database, to each transaction alone, so that no pooled
    connection and no other thread takes it over.
    """

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        try:
            view = resolve(request.path_info).view_name
        except Resolver404:
            view = ""
        return {**super().get_context(request), "view": view}
