"""Recognising the legacy tool that wrote a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.tool import Tool, key_of
from csdesk.domain.importing.tools_crm import CRM_TOOLS
from csdesk.domain.importing.tools_service import SERVICE_TOOLS

TOOLS: Final[tuple[Tool, ...]] = CRM_TOOLS + SERVICE_TOOLS

NAMES: Final = {
    "hubspot": "HubSpot", "salesforce": "Salesforce", "pipedrive": "Pipedrive", "rd_station": "RD Station",
    "zendesk": "Zendesk", "stripe": "Stripe", "chartmogul": "ChartMogul", "gainsight": "Gainsight",
    "churnzero": "ChurnZero", "sensedata": "SenseData",
}  # fmt: skip
"""What the makers call them."""


def recognised(headers: Sequence[str]) -> Tool | None:
    """The tool whose telling headers are all there; of several, the one that knows most of the columns."""
    names = frozenset(key_of(header) for header in headers if header)
    fitting = [tool for tool in TOOLS if tool.matches(names)]
    return max(fitting, key=lambda tool: (len(names & tool.targets.keys()), len(tool.needs)), default=None)
