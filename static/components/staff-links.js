// Links that open the order monitor on a device, without any account.
import {t, usedWords} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('staff-link-new', 'token-list'),
  props: {venue: {type: Object, required: true}},
  emits: ['changed'],
  data: () => ({isMaking: false}),
  methods: {
    about: link => [
      `${t('links.role_short.' + link.role)} · ${usedWords(link)}`
    ]
  }
}
