{
  "format": 2,
  "register": "459f1555493a5db9d0e15f4b62d681d1",
  "practice": true,
  "generation": 1,
  "file": "1b044e50909117c675a5b625d84b1afd",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 17
    },
    "salt": "eb2fe65d1b9f8a3b190bab02c2f980cb",
    "nonce": "19ccd8bac854aa5157250ec4d39a81e75487aa95f77a15eb",
    "sealed": "400a4c3a7719125a25bb74fc406e5ab3d148edaf8e5313b82de2123282c0e2236271f819b9e538ff9e09f01350de1928"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 17
    },
    "salt": "6ebab96b002b339878ede8ac2c16a563",
    "public": "813c5c3aed3b83779fee9c00ae40b65841bbea1a0a3623d6ff0c26ea73bceb15",
    "once": "e8e25377f6ee7dccf802b7ae790778f2962442150eb8d3b02901daa1cac3d201",
    "sealed": "363284c6bda893d72b98426f1458cc878a794ab68bcc815a62946072fefd699e4d4c4351cbb4bd68f9dbb70033604b2c"
  },
  "older": "",
  "seal": "45184526ec0945d29438dabd7755a06e7d00f5653aec1a16a09a2c6c3ca59d9a",
  "check": "d67396739ac74c6bab815f47f64850680561b35cb29abb46111cd73a3fa39f03"
}