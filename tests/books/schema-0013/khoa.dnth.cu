{
  "format": 2,
  "register": "35df9f68a09039de0415cf2d2c65e391",
  "practice": true,
  "generation": 1,
  "file": "ec6b6d68191a3252d85bfd9b80cdab5c",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 19
    },
    "salt": "9938f723446908cd8c7b1155459eec0b",
    "nonce": "0cf647e2553495a919b1b8dca1aa7e192b408d72d70cc77c",
    "sealed": "dde42139d13a1a1221d096d697213806b9a4ca9744e41848fcaf4f6a5da62ddec08a8e40675fd9f5b1224fda1327147d"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 19
    },
    "salt": "95a6bea14e1dccac2b69684034ebe40a",
    "public": "b42ef165c316074743d85be43a4fe3fda3bc4d45a29811cb9afcaac6fae01e61",
    "once": "c9c056e33f9499cd6467ded135d1e1070d1745d49f58574f187caddc72df8827",
    "sealed": "3c3b601840d290a6f553637e7bbc29cf2794a7aa22a299fae1b461c3a05d8d982b41c5897697bad51517e3a30bce9cc0"
  },
  "older": "",
  "seal": "2c3a9ab2f86c5a3685c81a9c757ed1ac07d27cd80302e2cc635d27169cb796a4",
  "check": "8edd7e1000b7b8fec6b1dcadace41b86d90ea446c5624e8c8b82e76997de8f61"
}