{
  "format": 2,
  "register": "ab4aa60b54765e28569301df32db51f6",
  "practice": true,
  "generation": 1,
  "file": "3eb7b1de0041928f3263554802caa531",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 19
    },
    "salt": "e35ed20e6d42983aa7fa99a332be7a09",
    "nonce": "09c3d81b0059ecbfa9a40e8e36719fbbeb44710c242d65f9",
    "sealed": "eedeb512b8dcf04760034290fc0c455c935d74a6a61570726c40eca0cb8a2ca06f91b903b6dfccc4d0bfdbc5f136335e"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 19
    },
    "salt": "e49cdb68c188ecaca2a8a319c9e01fad",
    "public": "ca92953566c3b3b50325c9478ae181b303dae39f14f3ad7f415f63e2f6dd4e39",
    "once": "5ee55cbb9bfc862342c43bd84667482f0748c7fe517d9091ac9e2a24c2a69f42",
    "sealed": "61e5345a383529b1695c6a8c144d68e14ad7a019a07197e032ede1e7216f199ba9e215f8444fd5116f399024dd3badcb"
  },
  "older": "",
  "seal": "c682cf4a2cc07a4e2d6936dae7738c54b2e9d8bb81c1ea24fc2c60a1699c5c9c",
  "check": "a77671324a20cfc73bf691c24d5230b4762fec7360dbbf32a9d51f733ca99bd0"
}