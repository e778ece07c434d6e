{
  "format": 2,
  "register": "d1484623dd2413c70541ccb2fc977740",
  "practice": true,
  "generation": 1,
  "file": "ddf87199324c8c5b9ef89b17449016b1",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 19
    },
    "salt": "0bd145bba4124a348fffd1d205cbd229",
    "nonce": "3ef9ae50cefe7ad2cc3603c68181971592f13b778c8f0635",
    "sealed": "8a08cd374182e4bf007e88a82fae094cc7e464a2f5e9625f04eaeebb363ba5918b648f5c05fe50d41c01d1bb9f26bcb9"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 19
    },
    "salt": "bd06f0d8b99b587af883dee67b4b012f",
    "public": "7f28c9fd082d8a65249b73d71f0382da4eaf08b2d36d59700705a336c700e328",
    "once": "956985359de522d40dba179bc1f6352abe72c23d920677763beabd20ce5ef12a",
    "sealed": "2aa2b6ad17b3982a19cf5babd8bdaa7d132a01da962f5bf36796abdf7c46111c7f3291563bb62b61ebec0120258b2159"
  },
  "older": "",
  "seal": "cf80ceafe346fb9f0adde7af68fae305bfa8fa9a15fbc660c4f0f1b9edaf3819",
  "check": "165bf289a679e47fdec4cd5f6b0ad51009c7562364f1244381e221b751103b32"
}