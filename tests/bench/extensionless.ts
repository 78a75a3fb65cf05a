/**
 * Lets plain Node run the product's own sources, whose imports name no extension: `node --import` this
 * file. What is measured is then the code itself, not what a bundler makes of it.
 */
import { registerHooks } from 'node:module';

const EXTENSIONLESS = /^\.\.?\/(?:.*\/)?[^./]+$/;

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL?.endsWith('.ts') === true && EXTENSIONLESS.test(specifier);
    return next(isOurs ? `${specifier}.ts` : specifier, context);
  },
});
