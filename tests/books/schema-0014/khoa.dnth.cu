{
  "format": 2,
  "register": "030fb758c2a794a8902d767add0d3f3c",
  "practice": true,
  "generation": 1,
  "file": "78e0e4f2747c25bb95f70ba39d0ee976",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 20
    },
    "salt": "f966eff21129642faa8ceee909adec49",
    "nonce": "2cbcc1ed4d4e051f2c549b4b7302e37a19c5b8268a7026a0",
    "sealed": "dfd9f7b66ad98dff3730e70daa1c62e32e5dbd61f53e0a22949461150e7c086ddf6800a152867b6ec0c8e017f939b44a"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 20
    },
    "salt": "aaead919529dda4906e516e2e08af087",
    "public": "1b9d128b8baf8e946501ee137fa9c610e1105d92dd5a71a2ef58248ae60cb53f",
    "once": "103b8d659865ec64afbdf9e181088a4e6c3aa3b0a7ed77a518531d72b2e7ab63",
    "sealed": "37ccdd43fe6ae3348d6c0435e002a915b462f610f65d11d5f1798b64eddccf5d44770df8fc580390946e8586b691d86e"
  },
  "older": "",
  "seal": "f5669a0c72d676d88a02e6fbf6dd2e070b3253048795f32401fe0dbf956246c5",
  "check": "7999f3d311d36015d841f099a64da81aa466940e83466d1fdbd3e018663647f8"
}