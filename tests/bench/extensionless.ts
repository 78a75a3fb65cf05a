/**
 * Lets plain Node run the product's own sources, whose imports name no extension: `node --import` this file. Benchmarks
 * then measure the code itself, not a bundler's output.
 */
import { registerHooks } from 'node:module';

const EXTENSIONLESS = /^\.\.?\/(?:.*\/)?[^./]+$/;

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL?.endsWith('.ts') === true && EXTENSIONLESS.test(specifier);
    return next(isOurs ? `${specifier}.ts` : specifier, context);
  },
});
