// A mixin for a card of settings: what was changed is a draft until it is saved, and
// only what was changed is sent. The component says with `kept()` what the server has,
// as the form shows it, and with `send(body)` where changes go.
import {ask, pathOf, problemOf, t, tell} from './cms.js'

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other)

export const edits = {
  data() {
    return {draft: this.kept(), problem: null, isSaving: false}
  },
  computed: {
    body() {
      const before = this.kept()
      const changed = Object.entries(this.draft).filter(
        ([name, value]) => !isSame(value, before[name])
      )
      return Object.fromEntries(changed)
    },
    hasChanges() {
      return Object.keys(this.body).length > 0
    }
  },
  created() {
    window.addEventListener('beforeunload', this.warn)
  },
  unmounted() {
    window.removeEventListener('beforeunload', this.warn)
  },
  methods: {
    // The browser asks before the page is left with changes that are not saved.
    warn(event) {
      if (this.hasChanges) event.preventDefault()
    },
    reset() {
      this.problem = null
      this.draft = this.kept()
    },
    async save() {
      this.isSaving = true
      this.problem = null
      try {
        await this.send(this.body)
        await this.$nextTick()
        this.draft = this.kept()
        tell(t('saved'))
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}

// The same for what belongs to the place itself.
export const merchantEdits = {
  mixins: [edits],
  props: {venue: {type: Object, required: true}},
  emits: ['merchant'],
  methods: {
    async send(body) {
      const path = pathOf(this.venue, '')
      this.$emit('merchant', await ask(this.venue, 'PUT', path, body))
    }
  }
}

// The fields of an object that a form shows; what is not there is empty.
export const pick = (from, names) =>
  Object.fromEntries(names.map(name => [name, from[name] ?? '']))
