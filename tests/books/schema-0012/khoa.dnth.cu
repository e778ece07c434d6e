{
  "format": 2,
  "register": "a54cc06ef4f49f1fe5d555e3b9af7d19",
  "practice": true,
  "generation": 1,
  "file": "b735c1c85c1354b1038a7620c8e4358d",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 13
    },
    "salt": "89f3ba4dd3f30f3fd0f46ee3a10d2ea5",
    "nonce": "8479233471eb2ace005c34fb34e19279d50e9ca40537c65b",
    "sealed": "d5a077bc2675a8084cece5190a719bbc76e507cb03f97e4e332f098a1e95d97ab5d1b33a212b602e9977732d64ee5b90"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 13
    },
    "salt": "4700b81512f0d01dfeddefc4846d005c",
    "public": "0f40ed3eb64e1f2d94a9f2105c7659f473103b6f67212601370451d56f21b86f",
    "once": "faa18eb8c3ea0221960dc82c19d532c08ab6e12ae087bbac9474bc5842b0af55",
    "sealed": "971f1bf5602b7ca5aff649f4561c3a4491993211b946bd4b331c42e7083afa02dc332d5d3d3003397c3c9676a2a3b465"
  },
  "older": "",
  "seal": "37ae6c244e227a511c6995720b477d846b86b88bab41b5fb82d18318ff4cb1e6",
  "check": "532f6f24c5212f328fdb1df09c1db010290015d0acbc09371d507add26a5f4d0"
}