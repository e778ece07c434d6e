{
  "format": 2,
  "register": "12b8e6d1a56d68bbc637e3a7c95f1a27",
  "practice": true,
  "generation": 1,
  "file": "e993065af17c7d44864d9f5ce3c60bb4",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 12
    },
    "salt": "42e184db57732e739404ae77a9ceaefb",
    "nonce": "08dda0f1ff2ff54cb77a1b7f66dd524ca077c64567e400e9",
    "sealed": "df5fe8d8d9371f78fb7daf7c81a4dd22cba1c48881380afc2e6fffae7bff3e53c40ebfa2aca5c3a1648d68016a558edb"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 12
    },
    "salt": "061c8a7eb68e8bd4bd8b8ca9f122bf15",
    "public": "b432573bba2623bdd9ee1a3502961b1360b6047c36e4bb4f2c52510b6a96f15e",
    "once": "c172aba53c0f4184ae6cfb8db2290587df3c425a3814429e9ecad87f0a904640",
    "sealed": "f6babcd9742e26fbe958d04b2cf42bf6727de8f67b545532b51c49333c3d03b1634e08d95a2784dd6568bbddb70b360f"
  },
  "older": "",
  "seal": "386465b17439503db07a0a45f2027741eb7576a06b2eae52331311185a58c6d7",
  "check": "0e1938585e36f00e30594728e5c02f8a55e6958689f2a5c21262cdf32097bd66"
}