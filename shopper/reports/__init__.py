"""Reports: how offices compare over a period, what one office and one visit show, and exports of all that."""
