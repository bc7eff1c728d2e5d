// Which field of a form a refusal is about, so that its words stand there.

const NAMED = /^([a-z_]+)(?:\.\d+)*: (.+)$/s

// `codes`: the field that a stable code is about; `names`: the form's own name of a
// field of the API. Nothing where the refusal is about no field.
export function fieldProblem(problem, {codes = {}, names = {}} = {}) {
  if (!problem) return {}
  const [, named, words] = NAMED.exec(problem.words) || []
  const field = named || codes[problem.code]
  if (!field) return {}
  return {[names[field] || field]: capital(words || problem.words)}
}

const capital = words => words.charAt(0).toUpperCase() + words.slice(1)

// What a q-input takes to say it. The forms are `novalidate`: the browser's own bubbles
// would come before the rules' words.
export const atField = (problems, name) => ({
  error: problems[name] ? true : null,
  errorMessage: problems[name]
})

// Shows a field that was refused, wherever on the page it is, folded away or not.
export function reveal(field) {
  const fold = field.closest('.q-expansion-item--collapsed')
  fold?.querySelector('.q-expansion-item__container > .q-item')?.click()
  field.scrollIntoView({block: 'center'})
}

// The same for the first field of a form that says what was refused, once it does.
export async function revealRefused(form) {
  await Vue.nextTick()
  const field = form.querySelector('.q-field--error')
  if (field) reveal(field)
}
