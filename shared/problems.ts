/** Every error the API can answer with: its HTTP status, the English title of its problem document, and the page of the help that tells more. */
export const problems = {
  malformed_request: { status: 400, title: 'The request cannot be read' },
  key_in_address: { status: 400, title: 'An API key does not belong into an address' },
  unknown_parameter: { status: 400, title: 'A parameter is unknown or has the wrong form' },
  invalid_cursor: { status: 400, title: 'The cursor does not belong to this list' },
  not_signed_in: { status: 401, title: 'You are not signed in' },
  invalid_key: { status: 401, title: 'The API key is not known' },
  key_expired: { status: 401, title: 'The API key has expired' },
  key_revoked: { status: 401, title: 'The API key has been revoked' },
  key_without_member: { status: 401, title: 'The member whose API key this is has gone' },
  wrong_credentials: { status: 401, title: 'The e-mail address or the password is wrong' },
  two_step_required: { status: 401, title: 'A code of two-step sign-in is needed', help: '/help/security' },
  wrong_code: { status: 401, title: 'The code is wrong or has been used', help: '/help/security' },
  two_step_needed: { status: 403, title: 'The organization asks for two-step sign-in', help: '/help/security' },
  ai_budget_reached: { status: 402, title: 'The monthly budget for Claude is used up' },
  plan_limit_reached: { status: 402, title: 'The plan of this organization is used up' },
  scope_missing: { status: 403, title: 'The API key does not hold this scope' },
  not_for_keys: { status: 403, title: 'No API key opens this' },
  unverified_email: { status: 403, title: 'Your e-mail address is not confirmed yet' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  foreign_origin: { status: 403, title: 'The request comes from another site' },
  member_deactivated: { status: 403, title: 'This membership has been deactivated' },
  no_organization: { status: 403, title: 'This account belongs to no organization' },
  registration_closed: { status: 403, title: 'New accounts are by invitation only' },
  set_up_code_required: { status: 403, title: 'The set-up code is missing or wrong' },
  not_found: { status: 404, title: 'There is nothing here, or it is not yours' },
  invalid_invite: { status: 404, title: 'The invitation has been used, withdrawn or has expired' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  duplicate_email: { status: 409, title: 'Another contact has this e-mail address', help: '/help/contacts' },
  duplicate_account: { status: 409, title: 'An account with this e-mail address exists' },
  already_member: { status: 409, title: 'This person is a member already' },
  already_invited: { status: 409, title: 'An invitation to this address is open' },
  last_admin: { status: 409, title: 'The organization needs an admin' },
  stale_version: { status: 409, title: 'Someone changed this in the meantime' },
  stage_in_use: { status: 409, title: 'The stage still holds deals', help: '/help/pipeline' },
  stage_needed: { status: 409, title: 'The pipeline needs this stage' },
  pipeline_in_use: { status: 409, title: 'The pipeline still holds deals' },
  pipeline_needed: { status: 409, title: 'The default pipeline cannot go' },
  proposal_changed: { status: 409, title: 'A newer version of the proposal was sent' },
  proposal_decided: { status: 409, title: 'The proposal has been decided on already' },
  proposal_not_sent: { status: 409, title: 'The client does not have the proposal yet' },
  proposal_not_open: { status: 409, title: 'The client does not have the proposal, or has accepted it' },
  too_many_comments: { status: 409, title: 'The proposal takes no more comments' },
  discount_not_approved: { status: 409, title: 'The discount is not approved', help: '/help/pipeline' },
  import_running: { status: 409, title: 'The import is still running', help: '/help/import' },
  bulk_running: { status: 409, title: 'The change is still running' },
  bulk_not_running: { status: 409, title: 'The change is no longer running' },
  duplicate_tag: { status: 409, title: 'Another tag has this name' },
  upload_incomplete: { status: 409, title: 'Parts of the file are missing' },
  too_many_keys: { status: 409, title: 'There are too many API keys' },
  plan_in_use: { status: 409, title: 'Organizations have this plan' },
  duplicate_plan: { status: 409, title: 'Another plan has this name' },
  too_many_uploads: { status: 409, title: 'Too many files are under way' },
  backups_elsewhere: { status: 409, title: 'The database is backed up with tools of its own' },
  cannot_put_back: { status: 409, title: 'It cannot be put back to what it was', help: '/help/history' },
  ai_not_configured: { status: 409, title: 'Claude is not switched on' },
  ai_key_refused: { status: 409, title: 'Claude refuses the API key' },
  ai_model_unknown: { status: 409, title: 'Claude does not know the model' },
  already_done: { status: 409, title: 'This has been done already' },
  too_large: { status: 413, title: 'The request is too large' },
  wrong_content_type: { status: 415, title: 'This content type is not taken here' },
  invalid_fields: { status: 422, title: 'Some fields need another look' },
  unfit_backup: { status: 422, title: 'The backup does not fit' },
  unfit_transfer: { status: 422, title: 'The organization cannot be taken over' },
  unreadable_file: { status: 422, title: 'The file cannot be read', help: '/help/import' },
  pdf_letters_missing: { status: 422, title: 'The PDF has no letters for this text', help: '/help/proposals' },
  idempotency_key_reused: { status: 422, title: 'The Idempotency-Key was used with another request' },
  invalid_token: { status: 422, title: 'The link is used up or has expired' },
  plan_calls_used_up: { status: 429, title: 'The API calls of this day are used up' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on the server' },
  ai_unusable_answer: { status: 502, title: 'Claude gave no answer that can be used' },
  ai_overloaded: { status: 503, title: 'Claude cannot answer right now' },
  pdf_unavailable: { status: 503, title: 'The PDF cannot be made right now', help: '/help/proposals' },
  unavailable: { status: 503, title: 'The server cannot answer right now' },
} as const satisfies Record<string, { status: number, title: string, help?: string }>

export type ProblemCode = keyof typeof problems

/** One field that needs mending; the interface translates by `code`. */
export interface Issue {
  path: string
  code: string
  params?: Record<string, unknown>
  message: string
}

/** The body of every error answer: RFC 9457 with our own `code`, `issues` and `help`. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: ProblemCode
  issues?: Issue[]
  help?: string
  /** Of answers with a status of 500 and more: where to look in the server's log. */
  requestId?: string
  [extension: string]: unknown
}
