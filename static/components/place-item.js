// One place among others: what it is, how far, whether it is open, what it offers. No
// picture of it: a list asks nobody but this server.
import {categoryIcon} from '../js/cms.js'
import {addressOf, openWords, ratingWords, t, whereWords} from '../js/places.js'

export default {
  props: {
    place: {type: Object, required: true},
    here: {type: Object, default: null}
  },
  methods: {t, addressOf, categoryIcon, openWords, ratingWords, whereWords}
}
