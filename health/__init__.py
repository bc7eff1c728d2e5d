"""How the extension itself is doing, for whoever runs the server.

`probes` is a list that every part of the house adds to; `services` asks all of them,
`metrics` says the same to Prometheus.
"""
