import js from "@eslint/js";
import globals from "globals";

// Names that a browser also has as globals: whoever forgets to declare one reads that of the window.
const OF_THE_WINDOW = ["close", "event", "external", "find", "length", "name", "open", "parent", "self", "status", "stop", "top"];
// A place for a value in a sentence, filled in by hand: one that stands there twice is filled once, and a "$" in a value means something.
const FILLED_BY_HAND = {
  selector: "CallExpression[callee.property.name=/^replace(All)?$/][arguments.0.value=/^\\{\\w+\\}$/]",
  message: "Use Sentence.fill (base/fill.js).",
};

export default [
  js.configs.recommended,
  {
    files: ["docs/assets/js/**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "script", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      curly: ["error", "multi-line"],
      "default-case-last": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implicit-globals": "error",
      "no-implied-eval": "error",
      "no-param-reassign": "error",
      "no-restricted-globals": ["error", ...OF_THE_WINDOW],
      "no-restricted-syntax": ["error", FILLED_BY_HAND],
      "no-self-compare": "error",
      "no-shadow": "error",
      "no-template-curly-in-string": "error",
      "no-throw-literal": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      strict: ["error", "global"],
    },
  },
];
