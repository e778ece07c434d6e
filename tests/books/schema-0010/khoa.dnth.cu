{
  "format": 2,
  "register": "5300ea400fcf90379d7e0ef39e0c3491",
  "practice": true,
  "generation": 1,
  "file": "dcfc614b8586e71790f6aa3dfb3c3bec",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 5
    },
    "salt": "d9f681b561471813b7bde50a7751c43d",
    "nonce": "00802b56a8317da39fcd3c4c02507766cb5583f4440dece8",
    "sealed": "70b4c789cf0dd3aa201dd109f8958841de539c00b8a15e65f611c38f816c8a01c76b5fbc27c0778efb07186110bc4595"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 5
    },
    "salt": "f08ebe6d8f0e8b9087c160c7c55d36a3",
    "public": "ec8b307661aca766f3a452ee6a331e872a2616517994c882748424b5c2e64271",
    "once": "91f6dddb44077f85abef83a610dbbf68b51fd1b7df620a6f2c4ea4e9a88f0314",
    "sealed": "7289f9eebad8f31e22022cab12b3c3787ddb23acd48fbe67b097cde11bbd8f5d45ebfdade7d95fd1f2a9247c917bf085"
  },
  "older": "",
  "seal": "7c77ab2004e2c0b92ac274aef1ce92f8f6a8f068bb8e1a0e97638291f12b7361",
  "check": "2d473d7f4c5ae560f2c8a67f483d008473e9b34cf8f54266495ef2882ef3e860"
}