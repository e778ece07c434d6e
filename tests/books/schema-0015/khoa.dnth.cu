{
  "format": 2,
  "register": "5b8725a31c9fd7ff61767d9710256116",
  "practice": true,
  "generation": 1,
  "file": "477b4765beaa7596c045f5eed08601cd",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 15
    },
    "salt": "643268efef7653f77e471936e5b147ba",
    "nonce": "1038e3e4264940fa6cab981779b03c1b66a515b552739aec",
    "sealed": "e9dc73ae7a883b849df50d44207c75ff21851d17f25069aa57af9380873051759a6fdd302280e6952095164ad2bf8260"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 15
    },
    "salt": "419a275674ee396e5e2329e6bdcac3c8",
    "public": "a19665c32b3484ab117e3edf32aa56721c8a90419fda6e188e74d91317c5ba65",
    "once": "29ea34114e09f0c87ad8730f84ba2a09adeecac872dc1093ea2be8200ade8752",
    "sealed": "dd708037c72a2e4f998c90859c611010d56361e83be85ff50d124c85295a02891df81b330f13289e254106fed79682cc"
  },
  "older": "",
  "seal": "3e87ed46f1f95b474ba1be0fb6f0ca6662c4ee12c3f9368d1cfbeb1b9b600aba",
  "check": "39150b2195ef525f05c0a7de119b2b81e143dd97651e9687de7b502ec7a8cf06"
}