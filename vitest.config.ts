import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Tests wait for LibreOffice and other programs for much of their time; on two cores Vitest would keep one idle.
    maxWorkers: '100%',
  },
});
