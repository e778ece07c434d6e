{
  "format": 2,
  "register": "5223c5b0a0f25cb5116946586ae8369e",
  "practice": true,
  "generation": 1,
  "file": "323e4ccaafa4dafbf2309460f3b6f9ee",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 13
    },
    "salt": "aea62578839e97c27acf98d4335416d1",
    "nonce": "5f781617ab17ac5165e1623327055b93c7e6c246b263d0d4",
    "sealed": "e017f853d04f79c91156661ae5a1fb134effeeb8d238253894d394ba9b1755ce5b09b001d197e0c862de4b057408e292"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 13
    },
    "salt": "c45963f0b17b451419c24f76cf37605c",
    "public": "36e66496ef67ca1d8b3bd57fa958d03a868a474c70716f758b032a9351c94108",
    "once": "155918b76b143d872b9574b5644d169a43aec4891ae0aaf574e297263b3b2447",
    "sealed": "614784553baff50f63f35244ca04124ce19cd9123da5c61f75a2c8ea233424641306adb351bcfe55d3d90fa8811d7d49"
  },
  "older": "",
  "seal": "47968629e0a91945b98bb3fb46863a7fe83550053f0bc9dac4710d796adfc467",
  "check": "96f4c8c983b253ea1710dd4606f1dbf67d0f6a1bf2d470a89b2ca26ac29b38be"
}