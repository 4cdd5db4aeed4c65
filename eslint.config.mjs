import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const onlyHere = (selector, message) => ({ selector, message });
const SYNTAX = [
  onlyHere('ExportDefaultDeclaration', 'Named exports only.'),
  onlyHere('TSEnumDeclaration', 'A union of literals instead of an enum.'),
];

export default defineConfig(
  { ignores: ['dist', 'release', 'node_modules', 'test-results', 'playwright-report', '**/*.mjs', '**/*.cjs', '**/__vectors__'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 500 }],
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', ...SYNTAX],
    },
  },
  {
    // One module owns AES-GCM (DESIGN §5); random bytes for keys and nonces come from node:crypto alone.
    files: ['engine/**', 'shared/**', 'cli/**', 'web/**', 'electron/**'],
    ignores: ['engine/crypto/gcm.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Randomness comes from node:crypto.' }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'node:crypto', importNames: ['createCipheriv', 'createDecipheriv'], message: 'Only engine/crypto/gcm.ts ciphers.' },
          ],
        },
      ],
    },
  },
  { files: ['renderer/**'], plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
  {
    files: ['renderer/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...SYNTAX,
        onlyHere(
          'ImportExpression:not(CallExpression[callee.name=/^(loadCode|dialog)$/] > ArrowFunctionExpression > ImportExpression)',
          'Code is fetched through loadCode, which asks only the proven shell for it.',
        ),
      ],
    },
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'tests/**', 'e2e/**', 'bench/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
);
