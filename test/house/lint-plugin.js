// House rules that the linter lacks, as a plugin of it: module state, inheritance, namespaces of state, and what SQL may not say.

/** @typedef {{ type: string, parent?: Node, kind?: string, superClass?: Node | null, body?: unknown, value?: unknown, quasis?: Quasi[] } & Record<string, unknown>} Node */
/** @typedef {{ value: { raw: string } }} Quasi */
/** @typedef {{ report(finding: { node: Node, message: string }): void }} Context */

/** What no SQL of ours says, with the reason. */
const FORBIDDEN_SQL = [
  {
    pattern: /\b(?:INSERT\s+OR\s+REPLACE|REPLACE\s+INTO)\b/i,
    message: 'INSERT OR REPLACE deletes the old row unseen: INSERT ... ON CONFLICT DO UPDATE says what changes.',
  },
  { pattern: /\bSELECT\s+(?:\w+\.)?\*/i, message: 'SELECT * changes with the table: write the columns out.' },
];

/** @param {Node} node */
function atModuleLevel(node) {
  const parent = node.parent;
  return parent?.type === 'Program' || (parent?.type === 'ExportNamedDeclaration' && parent.parent?.type === 'Program');
}

const noModuleState = {
  /** @param {Context} context */
  create(context) {
    return {
      /** @param {Node} node */
      VariableDeclaration(node) {
        if (node.kind !== 'const' && !node['declare'] && atModuleLevel(node)) {
          context.report({
            node,
            message: 'State at module level is shared by every caller and every test: pass it, or let an owner hold it.',
          });
        }
      },
    };
  },
};

const noInheritance = {
  /** @param {Context} context */
  create(context) {
    /** @param {Node} node */
    const check = (node) => {
      if (node.superClass) context.report({ node, message: 'No inheritance: compose functions, or hold the other thing.' });
    };
    return { ClassDeclaration: check, ClassExpression: check };
  },
};

const noNamespace = {
  /** @param {Context} context */
  create(context) {
    /** @param {Node} node */
    const check = (node) => context.report({ node, message: 'No enums and no namespaces: a union of literals, a module.' });
    return { TSEnumDeclaration: check, TSModuleDeclaration: check };
  },
};

const sqlWords = {
  /** @param {Context} context */
  create(context) {
    /**
     * @param {Node} node
     * @param {string} text
     */
    const check = (node, text) => {
      for (const { pattern, message } of FORBIDDEN_SQL) if (pattern.test(text)) context.report({ node, message });
    };
    return {
      /** @param {Node} node */
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      /** @param {Node} node */
      TemplateLiteral(node) {
        check(node, (node.quasis ?? []).map((one) => one.value.raw).join('?'));
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: { 'no-module-state': noModuleState, 'no-inheritance': noInheritance, 'no-namespace': noNamespace, 'sql-words': sqlWords },
};
