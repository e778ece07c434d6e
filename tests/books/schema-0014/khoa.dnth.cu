{
  "format": 2,
  "register": "a5649d564d62601d1dcfa9b56a8f17f9",
  "practice": true,
  "generation": 1,
  "file": "3cd7e9190a89e32748c53c70d3b00ec2",
  "passphrase": {
    "cost": {
      "memory": 65536,
      "passes": 16
    },
    "salt": "0f86f242fec126ba772a3b4265baa081",
    "nonce": "8c0f261113738554461a1499e62b1c6bc101ea152e4929b6",
    "sealed": "ecb4d00ce0829957af02e64fde557bc0397e4986ed1c6cfbdfbf753d9db510a096a37fe73d9049afe89d6658d20749dd"
  },
  "recovery": {
    "cost": {
      "memory": 65536,
      "passes": 16
    },
    "salt": "d84b03baff81dd32a7fd32e8a99d40dc",
    "public": "f4fa90113668453030610fe877b5bc013742577cafa636fca4184464884d4f0d",
    "once": "78322650b9fa73d14244daab6be2fa63ebb20375944438b6de2b38406e2dad60",
    "sealed": "bc5adfe2cdb296c3a8c58c4eabd0025554d9aef957432b64fc451cd52ba517f5c0ef6e2bf9d7d37fd5c15d4f4249fb99"
  },
  "older": "",
  "seal": "bf2cdd9aa01b3dd7017bc102722f17030b6fac0fd7da35554c3f14ceec3684ee",
  "check": "6786471a26b1ff872eeb02f131f236633c56b18bfa49db9f8282768989071e69"
}