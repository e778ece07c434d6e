{
  "format": 2,
  "register": "4bd22ee4f2041aeed527a740e62356a0",
  "practice": true,
  "generation": 1,
  "file": "dc582d2bb5b4eb496d2d4316fd465015",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 10
    },
    "salt": "19184a80f143c7013474fcd37ebcb080",
    "nonce": "f3c779840210a8a97947142b78b02398c6edd756387dc0f4",
    "sealed": "9f0f47c251c3459a82251e2b866a61feaa8912c7d97f1228cef9d95a68cc6a0f6d19e213fd2bad282d0764c2902e44cd"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 10
    },
    "salt": "ded2604260886ab9305e99583cdbad16",
    "public": "9e83a2c0e0a138cc4eac9e74efc4bfc9ca7c89d90a4c275891f4833488eac412",
    "once": "af6ea22724e786a7b3f58eedbdf776bc99b4cb1495982e089919d9190081b46a",
    "sealed": "25a5713825ec8caf131efb9bd64bc71ff888574a0f2567c8979a9076a7ea49d9a90cbef56bad2189e32a209bfe4ac592"
  },
  "older": "",
  "seal": "650516a6b017abe8ca83da2d0c9b8ac4a0f52075b61c63904f9910e476ff0ce7",
  "check": "095110bfb43462a06c686c0eb54f6d8575dddfec98d2d564f947d94064acca35"
}