{
  "format": 2,
  "register": "6a8beac340ef71094b5dc9764b18de5b",
  "practice": true,
  "generation": 1,
  "file": "5247a1228ece2eaedeebad505f959b59",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 20
    },
    "salt": "1ea212643cea7ae8e2285a9af729edc2",
    "nonce": "31a4ad276820e21611c45bac412a330f6a17f28348553148",
    "sealed": "71f468ab22a541563dac7d2edab3117b4d3d1ce3d4f7480aa8578cca978493bf278ffefa2e5264d154823c1e75765ad9"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 20
    },
    "salt": "6476412d16a101050a6140ef4992940c",
    "public": "cc3e7937fb9c60c5c76c86f160dd14c278c61d1465846a4ef7af86d7b8f59b0c",
    "once": "dc91daef4dc7479e781a72e6a277f87ca24aa87e3144fd9378318155eadacf7f",
    "sealed": "283a0068cd9d6b88770f8b59e48960938406587844d6541569a391738c81ef528f53ca892bd8248847db8857c2d79a9f"
  },
  "older": "",
  "seal": "5a9e150baf14616660a7b59b79ae9a25784e8fa096ae8ae94fff63956c526178",
  "check": "1c0f054da3073f9440b00d2eaab32469a9e7c1aec5aeca69367f0df218f29da5"
}