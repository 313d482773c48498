import base from '/work/main/test/browser/web-test-runner.config.mjs';
export default {
  ...base,
  testFramework: { config: { ...base.testFramework.config, ...(process.env.GREP ? { grep: process.env.GREP } : {}) } },
};
