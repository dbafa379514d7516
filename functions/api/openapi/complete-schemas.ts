/** Schemas of zod/mini, completed so that zod-openapi can describe them. */
import { z } from '@hono/zod-openapi';
import { $ZodType, type $ZodTypeDef } from 'zod/v4/core';

/** What a schema of zod/mini lacks is added by the trait of the same kind of schema in zod. */
interface Trait {
  init(schema: $ZodType, definition: $ZodTypeDef): void;
}

const isTrait = (value: unknown): value is Trait =>
  typeof value === 'function' && 'init' in value && typeof value.init === 'function';

/**
 * Gives every schema of zod/mini in a value (the contract's are) the methods of its counterpart in zod, by which
 * zod-openapi reads its bounds and description. They are added here and not where routes are made, since few runs are
 * asked for the document.
 */
export function completeSchemas(root: unknown): void {
  const known = new Map<string, unknown>(Object.entries({ ...z, ...z.iso }));
  const seen = new Set<unknown>();
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!(value instanceof $ZodType)) waiting.push(...Object.values(value));
    else {
      const { def, constr } = value._zod;
      const trait = known.get(constr.name.replace('ZodMini', 'Zod'));
      if (!(value instanceof z.ZodType) && isTrait(trait)) trait.init(value, def);
      waiting.push(def, 'shape' in def ? def.shape : null);
    }
  }
}
