// A guest by name, which can be changed in place; the whole key only on a tap.
import {ask, copy, pathOf, problemOf, t, tell} from '../js/cms.js'
import {nameOf} from '../js/guests.js'

export default {
  props: {
    venue: {type: Object, required: true},
    guest: {type: Object, required: true},
    isHeading: {type: Boolean, default: false}
  },
  emits: ['open', 'editing', 'named'],
  data: () => ({isEditing: false, isSaving: false, nickname: '', problem: ''}),
  computed: {
    name() {
      return nameOf(this.guest)
    },
    key() {
      return NostrTools.nip19.npubEncode(this.guest.customer_pubkey)
    }
  },
  methods: {
    t,
    copy,
    edit() {
      this.nickname = this.guest.nickname || ''
      this.turn(true)
    },
    leave() {
      this.turn(false)
    },
    turn(isEditing) {
      this.problem = ''
      this.isEditing = isEditing
      this.$emit('editing', isEditing)
    },
    async save() {
      this.isSaving = true
      try {
        const path = `/customers/${this.guest.customer_pubkey}`
        const body = {nickname: this.nickname.trim()}
        await ask(this.venue, 'PUT', pathOf(this.venue, path), body)
        this.leave()
        this.$emit('named')
        tell(t('saved'))
      } catch (error) {
        const {words, after} = problemOf(error, true)
        this.problem = `${words} ${after}`
      }
      this.isSaving = false
    }
  }
}
