{
  "format": 1,
  "register": "414561d1278c0fa92f732f014a2b5a28",
  "practice": false,
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 10
    },
    "salt": "b909d84bab8229cbc3645b3e4e399959",
    "nonce": "958d5c0dc16de5728ffb098f6b5bc7eec0d8dc80dd15c377",
    "sealed": "de8e449dd68b106be0b0213746d7ecbf174709d53c1e9a50f1685116854c3b2aa3fdc8e0e6a43bde723c659f1cf16ac9"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 10
    },
    "salt": "fa63295ebf632342b6e5b29cba3be6c1",
    "nonce": "110de436376f2cb935313dbbd28de81492c8a71aebd74a28",
    "sealed": "606e72bff30c861f7f85eb9de97300f1005845ed898656a94450388032dda12f9936976b98221243beaa3721531c7caf"
  },
  "check": "1cd293c85c8e297f012ecffea1f5617f3444e1546a2df3a97395ab9c4c994fe2"
}