"""Every deed that a form asks for, each as a request that is ready to be sent."""

from tests.process import deeds_content, deeds_team
from tests.process.shared import DEEDS, People, ask

__all__ = ["DEEDS", "People", "ask", "deeds_content", "deeds_team"]
