// Which devices and programs may act for the venue, and what each may do.
import {capital, dayInWords, t, usedWords} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('key-new', 'token-list'),
  props: {venue: {type: Object, required: true}},
  data: () => ({isMaking: false}),
  methods: {
    about: key => [
      key.scopes.map(scope => t(`keys.may.${scope}`)).join(' · '),
      `${capital(t('keys.since', {day: dayInWords(key.created_at)}))} · ${usedWords(key)}`
    ]
  }
}
