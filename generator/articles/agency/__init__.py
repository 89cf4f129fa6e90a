"""The JSON and XML of news agencies: ninjs, NewsML-G2, NITF."""
