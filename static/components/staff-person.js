// Somebody who works here: initials, a name, and what is never shown again, a PIN and the
// key of their own card as a guest.
import {ask, pathOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {read, wordsOf} from '../js/scan.js'

export default {
  components: pieces('form-dialog', 'me-scan'),
  props: {
    venue: {type: Object, required: true},
    person: {type: Object, required: true}
  },
  emits: ['saved', 'closed'],
  data() {
    const {initials, name} = this.person
    return {
      draft: {
        initials,
        name: name || '',
        pin: '',
        dropsPin: false,
        card: '',
        dropsCard: false
      },
      refused: ''
    }
  },
  computed: {
    title() {
      const {id, name, initials} = this.person
      return id ? t('staff.edit', {name: name || initials}) : t('staff.add')
    },
    body() {
      const {initials, name, pin, dropsPin, card, dropsCard} = this.draft
      const found = read(card)
      return {
        initials,
        name: name.trim() || null,
        ...(pin || dropsPin ? {pin: dropsPin ? null : pin} : {}),
        ...(found || dropsCard
          ? {card_pubkey: dropsCard ? null : found.pubkey}
          : {})
      }
    }
  },
  methods: {
    t,
    areInitials: text =>
      /^\p{L}{1,4}$/u.test(text.trim()) || t('staff.initials_needed'),
    isPin: text => !text || /^\d{4}$/.test(text) || t('staff.pin_needed'),
    isCard: text =>
      !text.trim() || read(text)?.kind === 'guest' || t('staff.card_needed'),
    // What a camera or a paste has brought; the secret half of a key stays nowhere.
    async came(text) {
      const found = read(text)
      const isSecret = found?.kind === 'refused' && found.why === 'secret'
      this.refused = isSecret ? wordsOf(found) : ''
      this.draft.card = text
      if (!isSecret) return
      await this.$nextTick() // a field shows what has changed only
      this.draft.card = ''
    },
    async save() {
      await this.send()
      this.$emit('saved')
      tell(t('saved'))
    },
    send() {
      const {id} = this.person
      return id
        ? ask(this.venue, 'PUT', `/staff/${id}`, this.body)
        : ask(this.venue, 'POST', pathOf(this.venue, '/staff'), this.body)
    }
  }
}
