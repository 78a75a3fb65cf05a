import type { Refusal } from './refusal.ts';

export function badRequest(message: string): Refusal {
  return { status: 400, code: 'bad_request', message };
}

export const TOO_LARGE: Refusal = {
  status: 413,
  code: 'request_entity_too_large',
  message: 'The request is too large.',
};

/** In Moonshot's words, as are all below. */
export const TOO_LONG: Refusal = {
  status: 400,
  code: 'invalid_request_error',
  message: 'Invalid request: Your request exceeded model token limit: 262144 (requested: 274613)',
  shape: 'moonshot',
};

/** The same for a prompt that really is. */
export function tooLong(limit: number, requested: number): Refusal {
  return {
    ...TOO_LONG,
    message: `Invalid request: Your request exceeded model token limit: ${limit} (requested: ${requested})`,
  };
}

export const QUOTA: Refusal = {
  status: 429,
  code: 'exceeded_current_quota_error',
  message:
    'You exceeded your current token quota, please check your account balance and your plan and billing details.',
  shape: 'moonshot',
};

export const OVERLOADED: Refusal = {
  status: 429,
  code: 'engine_overloaded_error',
  message: 'The engine is currently overloaded, please try again later.',
  shape: 'moonshot',
};

export const UNAVAILABLE: Refusal = {
  status: 503,
  code: 'server_unavailable',
  message: 'The server is currently unavailable, please try again later.',
  shape: 'moonshot',
};

export const CONTENT_FILTER: Refusal = {
  status: 400,
  code: 'content_filter',
  message: 'The request was rejected because it was considered high risk.',
  shape: 'moonshot',
};

export function rateLimited(seconds: number): Refusal {
  return {
    status: 429,
    code: 'too_many_requests',
    message: 'Too many requests, please try again later.',
    headers: { 'retry-after': String(seconds) },
  };
}

/** A model that was there once. */
export function notFound(model: string): Refusal {
  return {
    status: 404,
    code: 'resource_not_found_error',
    message: `Not found the model ${model} or Permission denied`,
    shape: 'moonshot',
  };
}

export function invalid(message: string): Refusal {
  return { status: 400, code: 'invalid_request_error', message, shape: 'moonshot' };
}

/** In Ollama's words (ollama/ollama#6027). */
export function noTools(model: string): Refusal {
  return { status: 400, code: 'api_error', message: `${model} does not support tools`, shape: 'moonshot' };
}

export function unsupported(param: string): Refusal {
  const instead = param === 'max_tokens' ? " Use 'max_completion_tokens' instead." : '';
  return {
    status: 400,
    code: 'unsupported_parameter',
    message: `Unsupported parameter: '${param}' is not supported with this model.${instead}`,
    shape: 'openai',
    param,
  };
}

/** In Ollama's words (ollama/ollama#17301). */
export const BLIND: Refusal = {
  status: 400,
  code: 'invalid_request_error',
  message: 'this model does not support image input (ref: b8bd630e-4a39-4b57-82af-9158ee9d5703)',
  shape: 'moonshot',
};
