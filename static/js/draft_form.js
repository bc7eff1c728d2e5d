// A mixin for a form in a `draft-dialog`. The component says with `fresh` what the server
// has, as the form shows it, with `draftKey` what it is kept under, with `title` what it
// is called, with `send()` where it goes, and with `where` which field a refusal is about.
import {problemOf, t, tell} from './cms.js'
import {fieldProblem} from './refusals.js'
import {keepsDraft} from './unsaved.js'

export const draftForm = {
  mixins: [keepsDraft],
  emits: ['saved', 'closed'],
  data: () => ({isOpen: true, isSaving: false, problem: null, draft: null}),
  computed: {
    hasChanges() {
      return JSON.stringify(this.draft) !== JSON.stringify(this.fresh)
    },
    problems() {
      return fieldProblem(this.problem, this.where)
    },
    // All that the frame has to be told, and hears.
    frame() {
      return {
        title: this.title,
        isOpen: this.isOpen,
        isSaving: this.isSaving,
        hasChanges: this.hasChanges,
        wasKept: this.wasKept,
        problem: this.problem,
        isOfNoField:
          Boolean(this.problem) && !Object.keys(this.problems).length,
        'onUpdate:isOpen': isOpen => (this.isOpen = isOpen),
        onSave: this.save,
        onCancel: this.cancel,
        onClosed: () => this.$emit('closed')
      }
    }
  },
  created() {
    this.draft = this.restored(this.fresh)
  },
  methods: {
    cancel() {
      this.dropDraft()
      this.draft = {...this.fresh}
      this.isOpen = false
    },
    async save() {
      this.isSaving = true
      this.problem = null
      try {
        await this.send()
        this.dropDraft()
        this.$emit('saved')
        tell(t('saved'))
        this.isOpen = false
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}
