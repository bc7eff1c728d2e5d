// What the merchant wants to remember of a guest. Kept when the cursor leaves the field,
// so that nothing typed is lost.
import {ask, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('problem'),
  props: {
    venue: {type: Object, required: true},
    guest: {type: Object, required: true}
  },
  emits: ['saved'],
  data: () => ({note: '', kept: '', isSaving: false, problem: null}),
  computed: {
    isChanged() {
      return this.note.trim() !== this.kept
    }
  },
  watch: {
    'guest.note': {immediate: true, handler: 'take'}
  },
  methods: {
    t,
    // Somebody else's change is taken in, but not over what is being typed.
    take(note) {
      if (!this.isChanged) this.note = note
      this.kept = note
    },
    async save() {
      if (!this.isChanged || this.isSaving) return
      this.isSaving = true
      this.problem = null
      const path = pathOf(
        this.venue,
        `/customers/${this.guest.customer_pubkey}`
      )
      const note = this.note.trim()
      try {
        await ask(this.venue, 'PUT', path, {note})
        this.kept = note
        tell(t('saved'))
        this.$emit('saved')
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}
