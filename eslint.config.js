import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/**
 * A change of the shop is written in shopify/documents only, where codegen, cost and @idempotent are checked and the
 * layer rules see who imports it. Import rules alone would let an inline string pass.
 */
export const noMutationText = [
  {
    selector:
      "Literal[value=/\\bmutation\\b\\s*\\w*\\s*[({]/], TemplateElement[value.raw=/\\bmutation\\b\\s*\\w*\\s*[({]/]",
    message: "No mutation text here: put the document into app/shopify/documents and send it through the gate.",
  },
];

const clock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "Pass the time in." },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Pass the time in." },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Pass the value in.",
  },
];

const environment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "Only platform/config.server.ts reads the environment.",
  },
];

export default tseslint.config(
  {
    ignores: ["node_modules", "build", "test-results", ".cache", "app/shopify/documents/*.ts", "**/*.cjs"],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.mjs", "prisma/*.mjs", "tests/practice/*.mjs"] },
      },
    },
    rules: {
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 3],
      complexity: ["error", 15],
      "max-depth": ["error", 3],
      "no-console": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // Types everywhere, but merging into a library's declarations needs an interface.
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // graphql-js compares plain strings with its own enums everywhere in its documentation.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",

      // Remix shows thrown responses in the error page; nothing else that is no Error may be thrown.
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            { from: "lib", name: "Response" },
            { from: "package", package: "@remix-run/router", name: "TypedResponse" },
            { from: "package", package: "@remix-run/server-runtime", name: "TypedResponse" },
          ],
        },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  { files: ["app/**/*.{ts,tsx}"], rules: { "no-restricted-syntax": ["error", ...noMutationText, ...environment] } },
  { files: ["app/platform/config.server.ts"], rules: { "no-restricted-syntax": ["error", ...noMutationText] } },
  {
    files: ["app/**/*.ts"],
    ignores: ["**/*.server.ts"],
    rules: {
      "no-restricted-globals": ["error", "process", "fetch", "console", "setTimeout", "localStorage", "sessionStorage"],
      "no-restricted-syntax": ["error", ...noMutationText, ...environment, ...clock],
    },
  },
  {
    files: ["app/**/*.tsx"],
    plugins: { "react-hooks": hooks, "jsx-a11y": a11y },
    rules: {
      ...a11y.flatConfigs.strict.rules,
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      // An arrow in a JSX attribute is one expression; React ignores what it returns.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ["tests/**/*.{ts,mjs,js}", "*.ts", "*.mjs", "prisma/**"],
    rules: {
      "max-lines-per-function": "off",
      "no-console": "off",
      "max-params": ["error", 5],
      complexity: ["error", 20],
      "@typescript-eslint/no-unsafe-assignment": "off",
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]",
          message: "A test that does not run is no test: skip by condition and print it.",
        },
      ],
    },
  },
  { files: ["**/*.{js,mjs}"], ...tseslint.configs.disableTypeChecked },
);
