// What the choice of a folder says.
import { defineMessages } from '../i18n.ts';

export const sayPickFolder = defineMessages('pick-folder', {
  title: ['选择运行程序的电脑上的文件夹', 'Choose a folder of the computer that runs the program'],
  places: ['硬盘、U 盘和共享', 'Disks, sticks and shares'],
  up: ['上一级', 'Up'],
  none: ['里面没有文件夹', 'No folders in here'],
  newName: ['新文件夹的名字', 'Name of a new folder'],
  make: ['新建文件夹', 'Make the folder'],
  take: ['用这个文件夹', 'Use this folder'],
});
