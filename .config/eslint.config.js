import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment in server/config.ts only.',
};

export default defineConfig(
  globalIgnores([
    'dist/',
    'data/',
    'node_modules/',
    'client/locales/generated/',
    '.config/',
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          'couch/tsconfig.json',
          'server/tsconfig.json',
          'client/tsconfig.json',
          'sw/tsconfig.json',
          'sw/tsconfig.node.json',
          'tests/tsconfig.json',
        ],
      },
    },
    rules: {
      'max-lines': [
        'error',
        { max: 300, skipComments: true, skipBlankLines: true },
      ],
      'no-console': 'error',
      'no-warning-comments': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              name: ['suite', 'test', 'it', 'describe'],
              package: 'node:test',
            },
          ],
        },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true },
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/config.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnv] },
  },
  {
    files: ['couch/design/**/*.ts'],
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },
  {
    files: ['client/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['tests/**/*.ts', 'sw/build.ts', '**/*.test.ts'],
    rules: { 'no-console': 'off' },
  },
);
