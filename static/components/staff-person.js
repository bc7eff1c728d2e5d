// Somebody who works here: initials, a name, and a PIN that is never shown again.
import {ask, pathOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('form-dialog'),
  props: {
    venue: {type: Object, required: true},
    person: {type: Object, required: true}
  },
  emits: ['saved', 'closed'],
  data() {
    const {initials, name} = this.person
    return {
      draft: {initials, name: name || '', pin: '', dropsPin: false}
    }
  },
  computed: {
    title() {
      const {id, name, initials} = this.person
      return id ? t('staff.edit', {name: name || initials}) : t('staff.add')
    },
    body() {
      const {initials, name, pin, dropsPin} = this.draft
      const changed = {initials, name: name.trim() || null}
      if (dropsPin) return {...changed, pin: null}
      return pin ? {...changed, pin} : changed
    }
  },
  methods: {
    t,
    areInitials: text =>
      /^\p{L}{1,4}$/u.test(text.trim()) || t('staff.initials_needed'),
    isPin: text => !text || /^\d{4}$/.test(text) || t('staff.pin_needed'),
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
