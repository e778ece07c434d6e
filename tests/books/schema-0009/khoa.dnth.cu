{
  "format": 1,
  "register": "67806bbd8100db080b105a2f6611ad7a",
  "practice": true,
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 7
    },
    "salt": "766a74223e3adab734a95ca5a84c6ed6",
    "nonce": "22ef4262216670dcf3680ea651641db9930b823b12515d2e",
    "sealed": "77ac3369f982409356865e3cc0b45ea20c2ddb83e05634139495829b218ccc9007ae7e2757650a899bed5415ebc4fb0e"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 7
    },
    "salt": "fa892f6b31cd802f9e1402a8e4db2063",
    "nonce": "ce54cfaab36b2c9f41b7c1556a16a6e9c6adbbf126a77da5",
    "sealed": "6e2689cbf102e5693182929365af9fb3de3905654cd04e03b29652d33065e6a7917c38f04d81f843fb2516362038706c"
  },
  "check": "daa466b297ad3b9d938ef094faa77619801a3687142a39a5d8ee99a7b34be785"
}