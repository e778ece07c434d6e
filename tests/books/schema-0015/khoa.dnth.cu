{
  "format": 2,
  "register": "29bca1953203a9fd14c37442ad62102f",
  "practice": true,
  "generation": 1,
  "file": "4b48127670cefe66cd01568ebf551db0",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 20
    },
    "salt": "cc8ae7013363a4d9a2055bf658a831c1",
    "nonce": "05f7545e4dc90c3551cbee8e48b54dd8bc64b4775bb74819",
    "sealed": "d1ed28212c589512252ac020d6f6b4e3942dd67a720d48fdf0c7098c9897e790f2f37bd1603dbe2ed6a43c0fc0b4f31e"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 20
    },
    "salt": "de362ef1948343be90db70c090ccacad",
    "public": "8507c1f289578749bff6bdd76b69dbe0bf44116b061ba39b7433291f8dd40c27",
    "once": "f98bb1814a773a3c5dba938eb3e357b23f26405a626bb393fb17ab9c9b48cc50",
    "sealed": "861496d670ac852b713858ddb25a81344ff80ce96e77bb0641e8bb4d81615ef9b2406d442857d00eab8fdb9880f05bf8"
  },
  "older": "",
  "seal": "bcb1ac18a084b40691b45d47f591951166f0206fe1ba2a2d380a4eb87f300d1a",
  "check": "88652179ac65f3e77fc06f164fb9a90d332cc7bd938f542675941109b68e7d4b"
}